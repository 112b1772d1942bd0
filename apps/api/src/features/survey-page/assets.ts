import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { gzipSync } from 'node:zlib';
import { Injectable } from '@nestjs/common';
import { piecesFor, readFace } from './faces.ts';
import { icon, styles, switchFamily } from './styles.ts';
import { texts } from './texts.ts';

export interface Asset {
  type: string;
  body: Buffer;
  /** Where it helps. */
  gzip?: Buffer;
}

/** What a page links to. */
export interface AssetAddresses {
  styles: string;
  icon: string;
  /** Undefined where the face is not installed. */
  chineseFace: string | undefined;
}

const base = '/s/assets/';

/** Everything the pages need, ready to send. Names carry a hash of the content, so it may be kept for ever. */
@Injectable()
export class Assets {
  readonly addresses: AssetAddresses;
  readonly #texts = new Map<string, Asset>();
  readonly #faces = new Map<string, string>();

  constructor() {
    // Beside the style sheets: then one route serves all, and the style sheets name the pieces without a folder.
    const [latin, chinese] = [
      readFace('@fontsource-variable/inter', ''),
      readFace('@fontsource-variable/noto-sans-sc', ''),
    ];
    for (const face of [latin, chinese]) {
      for (const [name, path] of face?.files ?? []) this.#faces.set(name, path);
    }
    const ofSwitch = chinese ? piecesFor(texts.en.otherLanguage, chinese, switchFamily) : '';
    this.addresses = {
      styles: this.#add('survey', 'css', [latin?.styles, ofSwitch, styles].join('\n')),
      chineseFace: chinese && this.#add('chinese', 'css', chinese.styles),
      icon: this.#add('icon', 'svg', icon),
    };
  }

  async find(name: string): Promise<Asset | undefined> {
    const path = this.#faces.get(name);
    if (path !== undefined) return { type: 'font/woff2', body: await readFile(path) };
    return this.#texts.get(name);
  }

  #add(name: string, kind: 'css' | 'svg', text: string): string {
    const body = Buffer.from(text);
    const hashed = `${name}-${createHash('sha256').update(body).digest('base64url').slice(0, 8)}.${kind}`;
    const type = { css: 'text/css; charset=utf-8', svg: 'image/svg+xml' }[kind];
    this.#texts.set(hashed, { type, body, gzip: gzipSync(body, { level: 9 }) });
    return base + hashed;
  }
}
