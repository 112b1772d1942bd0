import type { Plugin } from 'vite';

/** Asks for the text face with the page, not after the style sheet, so that words do not change face late. */
export function preloadFont(name: string): Plugin {
  return {
    name: 'attune:preload-font',
    transformIndexHtml: {
      order: 'post',
      handler(_html, { bundle }) {
        const file = Object.keys(bundle ?? {}).find((path) => path.includes(name));
        if (!file) return [];
        const attrs = { rel: 'preload', as: 'font', type: 'font/woff2', href: `/${file}`, crossorigin: '' };
        return [{ tag: 'link', attrs, injectTo: 'head' }];
      },
    },
  };
}
