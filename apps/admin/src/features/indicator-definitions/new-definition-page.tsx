import { usePageTitle } from '../../frame/use-page-title.ts';
import { useSay } from '../../language/use-say.ts';
import { EditorPage } from './editor-page.tsx';

export function NewDefinitionPage() {
  const say = useSay();
  usePageTitle(say('library.new'));
  return <EditorPage origin={{ kind: 'new' }} ended={null} against={null} />;
}
