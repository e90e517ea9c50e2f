/** A picture of flat colours as a PNG with a palette: a third of the bytes of a screenshot. */
import { deflateSync } from 'node:zlib';

const colours = 64;

/** The pixels of a PNG, which a browser's page reads. */
async function pixels(page, png) {
  const { width, height, data } = await page.evaluate(async (base64) => {
    const bytes = Uint8Array.from(atob(base64), (c) => c.charCodeAt(0));
    const image = await createImageBitmap(new Blob([bytes]));
    const canvas = new OffscreenCanvas(image.width, image.height).getContext('2d');
    canvas.drawImage(image, 0, 0);
    const { data: rgba } = canvas.getImageData(0, 0, image.width, image.height);
    let text = '';
    for (let at = 0; at < rgba.length; at += 32768) text += String.fromCharCode(...rgba.subarray(at, at + 32768));
    return { width: image.width, height: image.height, data: btoa(text) };
  }, png.toString('base64'));
  return { width, height, rgba: Buffer.from(data, 'base64') };
}

function crc32(bytes) {
  let crc = ~0;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit += 1) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  }
  return ~crc >>> 0;
}

function chunk(name, data) {
  const body = Buffer.concat([Buffer.from(name), data]);
  const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  check.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, check]);
}

const distance = (a, b) => [16, 8, 0].reduce((sum, shift) => sum + (((a >> shift) & 255) - ((b >> shift) & 255)) ** 2, 0);

/** The same picture with its most frequent colours alone; every other becomes the nearest of them. */
export async function withPalette(page, png) {
  const { width, height, rgba } = await pixels(page, png);
  const all = new Map();
  const colour = (at) => (rgba[at] << 16) | (rgba[at + 1] << 8) | rgba[at + 2];
  for (let at = 0; at < rgba.length; at += 4) all.set(colour(at), (all.get(colour(at)) ?? 0) + 1);
  const palette = [...all].sort((a, b) => b[1] - a[1]).slice(0, colours).map(([one]) => one);
  const nearest = (one) => palette.reduce((best, other, at) => (distance(one, other) < distance(one, palette[best]) ? at : best), 0);
  const index = new Map([...all.keys()].map((one) => [one, nearest(one)]));
  const rows = Buffer.alloc((width + 1) * height);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) rows[y * (width + 1) + 1 + x] = index.get(colour((y * width + x) * 4));
  }
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([8, 3], 8);
  const table = Buffer.from(palette.flatMap((one) => [one >> 16, (one >> 8) & 255, one & 255]));
  const signature = Buffer.from('\x89PNG\r\n\x1a\n', 'latin1');
  const parts = [['IHDR', head], ['PLTE', table], ['IDAT', deflateSync(rows, { level: 9 })], ['IEND', Buffer.alloc(0)]];
  return Buffer.concat([signature, ...parts.map(([name, data]) => chunk(name, data))]);
}
