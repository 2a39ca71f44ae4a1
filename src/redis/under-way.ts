/** The commands of one connection that are not answered yet: its client does not end them when the connection breaks. */
export class UnderWay {
  readonly #failures = new Set<(error: Error) => void>();

  /** The answer to a command. Fails as soon as the connection breaks. */
  of<T>(command: Promise<T>): Promise<T> {
    return new Promise((resolve, reject) => {
      this.#failures.add(reject);
      const over = (): boolean => this.#failures.delete(reject);
      command.then(
        (answer) => {
          over();
          resolve(answer);
        },
        (error: unknown) => {
          over();
          reject(error instanceof Error ? error : new Error(String(error)));
        },
      );
    });
  }

  /** To be called when the connection breaks. */
  fail(): void {
    for (const reject of this.#failures) reject(new Error('Connection is closed.'));
    this.#failures.clear();
  }
}
