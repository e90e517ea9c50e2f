/** How Chromium is started: with its sandbox, except by root, for whom it has none. */
const sandbox = process.getuid?.() === 0 ? ['--no-sandbox'] : [];

module.exports = { args: [...sandbox, '--disable-gpu', '--disable-quic', '--disable-component-update'], sandbox };
