/** Colours of a chart. Each theme has its own, all from `theme/tokens.css`. */
export interface ChartPalette {
  ink: string;
  muted: string;
  hairline: string;
  surface: string;
  raised: string;
  accent: string;
  neutral: string;
  face: string;
}

export function chartPalette(element: Element): ChartPalette {
  const style = getComputedStyle(element);
  const read = (name: string) => style.getPropertyValue(`--${name}`).trim();
  return {
    ink: read('ink'),
    muted: read('muted'),
    hairline: read('hairline'),
    surface: read('card'),
    raised: read('raised'),
    accent: read('accent-text'),
    neutral: read('neutral-fill'),
    face: read('face'),
  };
}
