import { Checkmark20Regular } from '@fluentui/react-icons/svg/checkmark';
import { Copy20Regular } from '@fluentui/react-icons/svg/copy';
import { useEffect, useState } from 'react';
import { Button } from './button.tsx';

/** Copies a text and says so, to the eye and to a screen reader. */
export function CopyButton({
  text,
  label,
  look = 'subtle',
}: {
  readonly text: string;
  readonly label: string;
  readonly look?: 'secondary' | 'subtle';
}) {
  const [result, setResult] = useState<'copied' | 'refused' | undefined>();
  useEffect(() => {
    if (!result) return;
    const timer = setTimeout(() => {
      setResult(undefined);
    }, 3000);
    return () => {
      clearTimeout(timer);
    };
  }, [result]);
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text);
      setResult('copied');
    } catch {
      // The browser refuses where the page is not secure or the person said no.
      setResult('refused');
    }
  };
  return (
    <>
      <Button
        look={look}
        icon={result === 'copied' ? <Checkmark20Regular /> : <Copy20Regular />}
        onClick={() => void copy()}
      >
        {result === 'copied' ? 'Copied' : label}
      </Button>
      <span role="status" className="visually-hidden">
        {result === 'copied' ? 'Copied' : ''}
      </span>
      {result === 'refused' && <span role="alert">The browser did not allow copying.</span>}
    </>
  );
}
