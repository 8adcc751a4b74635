// A token is replaced so many milliseconds before its end; one that lives shortly, after four fifths of its life.
const MARGIN = 60_000;

interface Given {
  access_token: string;
  expires_in?: number;
}

/** One token for all requests: fetched when first needed, and again before it ends. */
export class Tokens {
  private token: Promise<string> | undefined;
  private value: string | undefined;
  private goodUntil = 0;

  constructor(private readonly fetchToken: () => Promise<unknown>) {}

  current(): Promise<string> {
    if (this.token === undefined || Date.now() >= this.goodUntil) {
      this.goodUntil = Infinity;
      const renewed = this.renew();
      renewed.catch(() => {
        if (this.token === renewed) this.token = undefined;
      });
      this.token = renewed;
    }
    return this.token;
  }

  /** The server did not take it; whoever asks next gets another, unless somebody has fetched one meanwhile. */
  refused(token: string): void {
    if (this.value === token) {
      this.token = undefined;
      this.value = undefined;
    }
  }

  private async renew(): Promise<string> {
    const asked = Date.now();
    const given = (await this.fetchToken()) as Given;
    const life = (given.expires_in ?? 3600) * 1000;
    this.goodUntil = asked + life - Math.min(MARGIN, life / 5);
    this.value = given.access_token;
    return given.access_token;
  }
}
