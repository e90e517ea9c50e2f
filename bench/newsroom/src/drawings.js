/** Where each drawing is. */
const found = import.meta.glob('$drawings/*.svg', { eager: true, query: '?url', import: 'default' });

export const drawings = Object.fromEntries(
  Object.entries(found).map(([path, url]) => [path.split('/').pop(), url]),
);
