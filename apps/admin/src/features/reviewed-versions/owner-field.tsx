import { TextInput } from '@mantine/core';
import { useFaultAt } from '../../frame/faults.tsx';
import { useSay } from '../../language/use-say.ts';

interface Props {
  owner: string;
  onChange: (owner: string) => void;
}

/** Who answers for it. */
export function OwnerField({ owner, onChange }: Props) {
  const say = useSay();
  const faultAt = useFaultAt();
  return (
    <TextInput
      label={say('field.owner')}
      description={say('editor.owner-hint')}
      value={owner}
      onChange={(event) => onChange(event.currentTarget.value)}
      error={faultAt('body.owner')}
      maxLength={200}
      required
    />
  );
}
