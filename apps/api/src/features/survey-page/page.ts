import { randomUUID } from 'node:crypto';
import type { AssetAddresses } from './assets.ts';
import { type Fault, idField } from './form.ts';
import { html, type Html } from './html.ts';
import { type Language, languages, languageTag, otherLanguage } from './language.ts';
import { renderQuestion } from './question.ts';
import { type Notice, texts } from './texts.ts';
import { addressOf, type Visit } from './visit.ts';

/** What is shown of a form beyond its survey: on first sight nothing. */
export interface Shown {
  id?: string | undefined;
  entered?: ReadonlyMap<string, string>;
  faults?: ReadonlyMap<string, Fault>;
  notice?: Notice | undefined;
}

/** Whose page it is, in every language the same. */
const brand = 'Attune';

const formName = 'answers';
const secondsPerQuestion = 12;

export function surveyPage(visit: Visit, assets: AssetAddresses, shown: Shown = {}): string {
  const { survey, language } = visit;
  const { id = randomUUID(), entered = new Map(), faults = new Map(), notice } = shown;
  const say = texts[language];
  const { questions } = survey;
  const minutes = Math.max(1, Math.round((questions.length * secondsPerQuestion) / 60));
  const firstFault = questions.find(({ key }) => faults.has(key));
  const name = survey.names[language];
  const content = html`<div class="line" aria-hidden="true">${questions.map(() => html`<i></i>`)}</div>
    <main>
      <h1>${name}</h1>
      <p class="lead">${say.about(questions.length, minutes)}</p>
      ${notice && renderNotice(notice, language)}
      <form id="${formName}" method="post" action="${addressOf(visit, { sending: true })}">
        <input type="hidden" name="${idField}" value="${id}" />
        ${questions.map((question, index) =>
          renderQuestion({
            question,
            at: index + 1,
            of: questions.length,
            language,
            entered: entered.get(question.key),
            fault: faults.get(question.key),
            focus: question === firstFault,
          }),
        )}
        <div class="end">
          <button type="submit">${say.send}</button>
          <p class="stored">${say.stored}</p>
        </div>
      </form>
    </main>`;
  const title = faults.size > 0 ? `${say.faultTitle}${name}` : name;
  return layout({
    visit,
    assets,
    title,
    content,
    switchTo: addressOf(visit, { language: otherLanguage(language) }),
  });
}

/** Comes first and takes the focus, so that nobody believes the answers were sent. */
function renderNotice(notice: Notice, language: Language): Html {
  const say = texts[language];
  const { title, text } = say.notice[notice];
  const again =
    notice === 'nothing-answered'
      ? undefined
      : html`<button type="submit" form="${formName}">${say.sendAgain}</button>`;
  return html`<div class="notice" role="alert" tabindex="-1" autofocus>
    <h2>${title}</h2>
    <p>${text}</p>
    ${again}
  </div>`;
}

/** @param keptFirst the same page was sent before with other answers, and those stand */
export function thanksPage(visit: Visit, assets: AssetAddresses, keptFirst: boolean): string {
  const { language } = visit;
  const say = texts[language].thanks;
  const content = html`<main class="short">
    <h1>${say.title}</h1>
    <p class="said">${keptFirst ? say.keptFirst : say.saved}</p>
    <h2>${say.nextTitle}</h2>
    <ul>
      ${say.next.map((sentence) => html`<li>${sentence}</li>`)}
    </ul>
    <p>${say.close}</p>
  </main>`;
  const switchTo = addressOf(visit, { page: 'thanks', language: otherLanguage(language), kept: keptFirst });
  return layout({
    visit,
    assets,
    title: `${say.title} · ${visit.survey.names[language]}`,
    content,
    switchTo,
  });
}

/** In both languages: whoever comes by a broken link has not been asked for theirs. */
export function plainPage(which: 'missing' | 'tooLarge', first: Language, assets: AssetAddresses): string {
  const inOrder = [first, ...languages.filter((language) => language !== first)];
  const content = html`<main class="short">
    ${inOrder.map((language, index) => {
      const { title, text } = texts[language][which];
      const heading = index === 0 ? html`<h1>${title}</h1>` : html`<h2>${title}</h2>`;
      return html`<section lang="${languageTag[language]}">
        ${heading}
        <p class="lead">${text}</p>
      </section>`;
    })}
  </main>`;
  return layout({ language: first, assets, title: texts[first][which].title, content, bothLanguages: true });
}

interface Layout {
  visit?: Visit;
  language?: Language;
  assets: AssetAddresses;
  title: string;
  content: Html;
  switchTo?: string;
  bothLanguages?: boolean;
}

function layout({ visit, assets, title, content, switchTo, ...more }: Layout): string {
  const language = visit?.language ?? more.language ?? 'en';
  const other = otherLanguage(language);
  const chinese = language === 'zh' || more.bothLanguages === true;
  const owner = visit && !visit.department.isRoot && visit.department.names[language];
  const switchLink =
    switchTo &&
    html`<a class="switch" href="${switchTo}" hreflang="${languageTag[other]}" lang="${languageTag[other]}"
      >${texts[language].otherLanguage}</a
    >`;
  return html`<!doctype html>
    <html lang="${languageTag[language]}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex" />
        <meta name="color-scheme" content="light dark" />
        <meta name="format-detection" content="telephone=no" />
        <title>${title} · ${brand}</title>
        <link rel="icon" href="${assets.icon}" type="image/svg+xml" />
        <link rel="stylesheet" href="${assets.styles}" />
        ${chinese && assets.chineseFace && html`<link rel="stylesheet" href="${assets.chineseFace}" />`}
      </head>
      <body>
        <header>
          <p class="brand">
            <img src="${assets.icon}" alt="" width="24" height="24" />
            <b>${brand}</b>${owner && html` <span class="owner">${owner}</span>`}
          </p>
          ${switchLink}
        </header>
        ${content}
      </body>
    </html> `.markup;
}
