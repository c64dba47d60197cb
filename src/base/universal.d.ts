/**
 * The few globals that pure code may use. This file IS the allow-list: the pure project is compiled without DOM and Node
 * types, so a global that is not named here does not compile there. Each one behaves alike in browsers and Node.
 */
declare class URL {
  constructor(url: string, base?: string);
  readonly protocol: string;
  readonly hostname: string;
  readonly host: string;
  readonly username: string;
  readonly password: string;
  readonly origin: string;
  readonly href: string;
  readonly pathname: string;
  readonly search: string;
  readonly hash: string;
}
declare class TextEncoder {
  encode(text?: string): Uint8Array<ArrayBuffer>;
}
