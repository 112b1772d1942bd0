import { Injectable } from '@nestjs/common';
import { Sessions } from './sessions.ts';

@Injectable()
export class SignOut {
  constructor(private readonly sessions: Sessions) {}

  async run(token: string): Promise<void> {
    await this.sessions.close(token);
  }
}
