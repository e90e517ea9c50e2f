/** What the tests ask of an engine, whatever protocol it is driven by. */
export type EnginePage = {
  /** The value of an expression in the page, also when it is a promise. */
  see: <T>(expression: string) => Promise<T>;
  /** Waits until an expression is true. */
  until: (expression: string) => Promise<void>;
  /** What the page has thrown or written to the console as an error, where the engine tells. */
  complaints: string[];
  /** What the engine calls itself. */
  version: string;
};

export type Engine = {
  name: string;
  /** What its own version begins with. */
  version: RegExp;
  /** Opens a page at a phone's width, and ends the engine whatever happens. */
  open: (url: string, options: { wasm: boolean }, work: (page: EnginePage) => Promise<void>) => Promise<void>;
};

/** A promise that an expression becomes true, looked at before each frame. */
export const becomes = (expression: string) =>
  `new Promise(function (done) { (function look() { if (${expression}) done(true); else requestAnimationFrame(look); })(); })`;
