/** Questions whose part of the line fills; a survey with more has lost its readers before. */
const lineParts = 30;

/** A part of the line fills when its question has an answer. Where a browser knows no `:has`, it stays thin and grey. */
const filled = Array.from(
  { length: lineParts },
  (_, index) =>
    `body:has(#q${index + 1} .point:checked) .line i:nth-child(${index + 1}),\n` +
    `body:has(#q${index + 1} .written:not(:placeholder-shown)) .line i:nth-child(${index + 1})`,
).join(',\n');

/** The font of the switch on a page without Chinese: only these two characters, where no system font has them. */
export const switchFamily = 'Attune Switch';

/** Of all survey pages. The colours are those of the admin; `--accent` is the brand's. */
export const styles = `
:root {
  color-scheme: light dark;
  --page: #f7f7f5;
  --card: #ffffff;
  --hover: #f1f1ee;
  --hairline: #e5e5e1;
  --control: #8b8e96;
  --ink: #17181b;
  --muted: #565a63;
  --accent: #3f4bc4;
  --accent-hover: #343fae;
  --accent-text: #3540b0;
  --on-accent: #ffffff;
  --bad: #a83512;
  --bad-tint: #fbeee8;
}
@media (prefers-color-scheme: dark) {
  :root {
    --page: #101113;
    --card: #17181b;
    --hover: #202227;
    --hairline: #2b2d33;
    --control: #6f737c;
    --ink: #eeeff1;
    --muted: #a5a9b2;
    --accent: #5b67e0;
    --accent-hover: #6a75ea;
    --accent-text: #a9b1ff;
    --bad: #ff9a73;
    --bad-tint: #2b1a14;
  }
}
*, ::before, ::after { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; text-size-adjust: 100%; }
body {
  margin: 0;
  min-height: 100svh;
  background: var(--page);
  color: var(--ink);
  font: 400 16px/1.5 'Inter Variable', 'PingFang SC', 'Microsoft YaHei', 'Noto Sans SC Variable', system-ui, sans-serif;
  font-synthesis: none;
  -webkit-font-smoothing: antialiased;
}
:lang(zh-CN) { line-height: 1.6; }
h1, h2, p, ul, fieldset, legend { margin: 0; padding: 0; border: 0; }
button, input, textarea { font: inherit; color: inherit; }
a { color: var(--accent-text); text-underline-offset: 3px; }
:focus-visible { outline: 2px solid var(--accent-text); outline-offset: 2px; }

header, main { width: min(640px, 100% - 32px); margin-inline: auto; }
header { display: flex; align-items: center; justify-content: space-between; gap: 16px; min-height: 64px; }
.brand { display: flex; align-items: center; gap: 8px; min-width: 0; }
.brand b { font-weight: 600; }
.owner { padding-left: 8px; border-left: 1px solid var(--control); color: var(--muted); line-height: 1.25; }
.switch { flex: none; display: inline-flex; align-items: center; justify-content: center; min-width: 48px; min-height: 44px; padding-inline: 8px; margin-right: -8px; font-size: 14px; }
.switch:lang(zh-CN) { font-family: 'Inter Variable', 'PingFang SC', 'Microsoft YaHei', '${switchFamily}', system-ui, sans-serif; }

.line { position: sticky; top: 0; z-index: 1; display: flex; gap: 2px; background: var(--page); }
.line i { flex: 1; height: 4px; background: var(--hairline); }
${filled} { background: var(--accent); }

main { padding-block: 32px 64px; }
h1 { font-size: 28px; font-weight: 600; line-height: 1.25; letter-spacing: -0.02em; text-wrap: balance; }
:lang(zh-CN) h1, h1:lang(zh-CN), [lang='zh-CN'] h1 { letter-spacing: 0; }
.lead, .said { margin-top: 8px; }
.lead { color: var(--muted); }

.question { padding-block: 40px; border-bottom: 1px solid var(--hairline); scroll-margin-top: 8px; }
.place { display: flex; gap: 8px; margin-bottom: 8px; color: var(--muted); font-size: 13px; font-variant-numeric: tabular-nums; }
.required { color: var(--ink); font-weight: 500; }
.required::before { content: '·'; margin-right: 8px; color: var(--muted); font-weight: 400; }
fieldset { min-width: 0; }
legend, .asks { display: block; font-size: 20px; font-weight: 600; line-height: 1.4; text-wrap: pretty; }
.hint { margin-top: 4px; color: var(--muted); font-size: 14px; }
.fault { margin-top: 8px; color: var(--bad); font-weight: 500; }
.fault::before { content: '▼'; margin-right: 8px; font-size: 12px; }

.scale { display: grid; gap: 6px; margin-top: 24px; grid-template-columns: repeat(11, 1fr); }
.scale-2 { grid-template-columns: repeat(2, 1fr); }
.scale-3 { grid-template-columns: repeat(3, 1fr); }
.scale-4 { grid-template-columns: repeat(4, 1fr); }
.scale-5 { grid-template-columns: repeat(5, 1fr); }
.scale-6 { grid-template-columns: repeat(6, 1fr); }
.scale-7 { grid-template-columns: repeat(7, 1fr); }
.scale-8 { grid-template-columns: repeat(8, 1fr); }
.scale-9 { grid-template-columns: repeat(9, 1fr); }
.scale-10 { grid-template-columns: repeat(10, 1fr); }
.scale label { position: relative; display: block; cursor: pointer; }
.point { position: absolute; z-index: 1; inset: 0; width: 100%; height: 100%; margin: 0; opacity: 0; cursor: pointer; scroll-margin-block: 40vh; }
.tile {
  position: relative;
  display: flex;
  align-items: center;
  justify-content: center;
  min-height: 52px;
  border: 1px solid var(--control);
  border-radius: 6px;
  background: var(--card);
  font-weight: 500;
  font-variant-numeric: tabular-nums;
}
label:hover > .tile { background: var(--hover); }
.point:checked + .tile { border-color: var(--accent); background: var(--accent); color: var(--on-accent); font-weight: 600; }
.point:checked + .tile::after {
  content: '';
  position: absolute;
  bottom: 7px;
  left: 50%;
  width: 16px;
  height: 3px;
  margin-left: -8px;
  border-radius: 2px;
  background: currentColor;
}
.point:focus-visible + .tile { outline: 2px solid var(--accent-text); outline-offset: 2px; }
.faulty .tile, .faulty .written { border-color: var(--bad); }
.ends { display: flex; justify-content: space-between; gap: 24px; margin-top: 8px; color: var(--muted); font-size: 14px; }
.ends span:last-child { text-align: right; }
.ends b { color: var(--ink); font-weight: 600; }
.none { display: inline-flex; align-items: center; gap: 8px; min-height: 44px; margin: 4px 0 -12px; padding-right: 16px; color: var(--muted); font-size: 14px; cursor: pointer; }
.none input { width: 18px; height: 18px; margin: 0; accent-color: var(--accent); }

.written {
  display: block;
  width: 100%;
  min-height: 48px;
  margin-top: 16px;
  padding: 12px;
  border: 1px solid var(--control);
  border-radius: 6px;
  background: var(--card);
  line-height: inherit;
  scroll-margin-block: 30vh;
}
textarea.written { resize: vertical; }
input.written { width: 12ch; }

.end { padding-top: 40px; }
button {
  min-height: 52px;
  padding: 12px 24px;
  border: 1px solid transparent;
  border-radius: 6px;
  background: var(--accent);
  color: var(--on-accent);
  font-weight: 600;
  cursor: pointer;
}
button:hover { background: var(--accent-hover); }
.stored { margin-top: 16px; color: var(--muted); font-size: 14px; text-wrap: pretty; }
.notice { margin-top: 24px; padding: 16px; border-left: 3px solid var(--bad); border-radius: 6px; background: var(--bad-tint); scroll-margin-top: 96px; }
.notice:focus { outline: none; }
.notice h2 { font-size: 16px; font-weight: 600; }
.notice p { margin-top: 4px; }
.notice button { margin-top: 16px; }

.short { padding-top: clamp(32px, 12svh, 128px); }
.short h2 { margin-top: 40px; font-size: 20px; font-weight: 600; line-height: 1.4; }
.short ul { margin-top: 8px; padding-left: 20px; }
.short li { margin-top: 8px; }
.short li::marker { color: var(--control); }
.short ul + p { margin-top: 24px; color: var(--muted); }

.spoken { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }

/* A phone shows one question at a time, and the head of the next, which says that there is more. */
@media (max-width: 600px) {
  .question { display: flex; flex-direction: column; justify-content: center; min-height: 60svh; padding-block: 32px; }
  legend, .asks { font-size: 22px; }
  .tile { min-height: 60px; }
  .scale-7, .scale-8, .scale-9, .scale-10, .scale-11 { gap: 4px; }
  .scale-8 { grid-template-columns: repeat(4, 1fr); }
  .scale-9, .scale-10 { grid-template-columns: repeat(5, 1fr); }
  .scale-11 { grid-template-columns: repeat(6, 1fr); }
  .end button, .notice button { width: 100%; }
}
@media (max-width: 359px) {
  .scale-6 { grid-template-columns: repeat(3, 1fr); }
  .scale-7 { grid-template-columns: repeat(4, 1fr); }
}
@media (forced-colors: active) {
  .point:checked + .tile { background: Highlight; color: HighlightText; forced-color-adjust: none; }
  ${filled} { background: Highlight; forced-color-adjust: none; }
}
@media print {
  .line, .end, .switch { display: none; }
}
`;

/** The sign of the product: a wave coming into tune. */
export const icon =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="7" fill="#3f4bc4"/><path d="M7 19c2.2 0 2.2-8 4.5-8s2.3 12 4.5 12 2.3-14 4.5-14S22.8 19 25 19" fill="none" stroke="#fff" stroke-width="2.4" stroke-linecap="round" stroke-linejoin="round"/></svg>';
