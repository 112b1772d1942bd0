import { isSoundText, type Names, type Survey } from '@attune/contracts';
import { Injectable } from '@nestjs/common';
import { Departments } from '../departments/departments.ts';
import { Surveys } from '../surveys/survey-lookup.ts';
import { chooseLanguage, type Language } from './language.ts';

/** Which survey somebody looks at, and by which link they came. All of it stands in the address. */
export interface Visit {
  survey: Survey;
  department: { key: string; names: Names; isRoot: boolean };
  channel: string;
  touchpoint: string | undefined;
  language: Language;
}

const usualChannel = 'web';

/** Answers from memory, so the page stands while the database does not. */
@Injectable()
export class Visits {
  constructor(
    private readonly surveys: Surveys,
    private readonly departments: Departments,
  ) {}

  /** Undefined where the link leads nowhere: better no answer than one counted for the wrong department. */
  find(surveyKey: string, query: URLSearchParams, acceptLanguage: string | undefined): Visit | undefined {
    const survey = this.surveys.definition(surveyKey);
    const tree = this.departments.tree();
    const departmentKey = query.get('department');
    const id = departmentKey === null ? tree.rootId : tree.idOf(departmentKey);
    const department = id === undefined ? undefined : tree.department(id);
    const channel = query.get('channel') ?? usualChannel;
    const touchpoint = query.get('touchpoint') ?? undefined;
    if (survey === undefined || department === undefined) return undefined;
    if (!isKey(channel) || (touchpoint !== undefined && !isKey(touchpoint))) return undefined;
    return {
      survey,
      department: { key: department.key, names: department.names, isRoot: id === tree.rootId },
      channel,
      touchpoint,
      language: chooseLanguage(query.get('lang'), acceptLanguage),
    };
  }
}

// oxlint-disable-next-line no-control-regex
const control = /[\u0000-\u001f\u007f]/;
const isKey = (text: string) =>
  text.length > 0 && text.length <= 100 && isSoundText(text) && !control.test(text);

interface Target {
  page?: 'thanks';
  language?: Language;
  /** The first answers of the page stand, not these. */
  kept?: boolean;
  /**
   * Where the form is sent. It has to be another address than the page's: a browser forgets a page when its address
   * is posted to, and somebody who goes back would get a new one, with another id, and count twice.
   */
  sending?: boolean;
}

/** The same place again: the survey itself, its thanks page, or either in the other language. */
export function addressOf(visit: Visit, to: Target = {}): string {
  const query = new URLSearchParams();
  if (!visit.department.isRoot) query.set('department', visit.department.key);
  if (visit.channel !== usualChannel) query.set('channel', visit.channel);
  if (visit.touchpoint !== undefined) query.set('touchpoint', visit.touchpoint);
  query.set('lang', to.language ?? visit.language);
  if (to.kept) query.set('kept', 'first');
  if (to.sending) query.set('sending', '1');
  return `/s/${encodeURIComponent(visit.survey.key)}${to.page ? `/${to.page}` : ''}?${query}`;
}
