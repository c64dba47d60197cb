export interface Terminal {
  readonly say: (line: string) => void;
  readonly complain: (line: string) => void;
  /** Resolves when the process is asked to end. */
  readonly stopped: () => Promise<void>;
}
