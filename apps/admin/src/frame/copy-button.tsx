import { Button } from '@mantine/core';
import { IconCheck, IconCopy } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import { useSay } from '../language/use-say.ts';

interface Props {
  text: string;
  children: string;
  testId?: string;
}

/** Over plain HTTP on another machine browsers offer no clipboard; an old way then still works. */
async function copy(text: string): Promise<void> {
  if (navigator.clipboard) return navigator.clipboard.writeText(text);
  const area = document.createElement('textarea');
  area.value = text;
  // Inside an open dialog focus may not leave it.
  (document.querySelector('[role=dialog]') ?? document.body).append(area);
  area.select();
  document.execCommand('copy');
  area.remove();
  return undefined;
}

export function CopyButton({ text, children, testId }: Props) {
  const say = useSay();
  const [copied, setCopied] = useState(false);
  useEffect(() => {
    if (!copied) return;
    const timer = setTimeout(() => setCopied(false), 2000);
    return () => clearTimeout(timer);
  }, [copied]);
  return (
    <Button
      variant="default"
      size="xs"
      fw={500}
      data-testid={testId}
      leftSection={copied ? <IconCheck size={14} stroke={2} /> : <IconCopy size={14} stroke={1.8} />}
      onClick={() => void copy(text).then(() => setCopied(true))}
    >
      {copied ? say('copy.done') : children}
    </Button>
  );
}
