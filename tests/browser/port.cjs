/** A port of 127.0.0.1 that nobody has. */
const { createServer } = require('node:net');

const freePort = () =>
  new Promise((done) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const { port } = server.address();
      server.close(() => done(port));
    });
  });

module.exports = { freePort };
