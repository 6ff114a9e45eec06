import { useId, useLayoutEffect, useRef } from 'react';
import type { ReactNode, SubmitEvent } from 'react';
import { Button } from './button.tsx';
import styles from './modal-dialog.module.css';

/** Opens a dialog over the page as soon as it is there; the browser gives the focus back when it goes. */
function useModal() {
  const dialog = useRef<HTMLDialogElement>(null);
  // Closed while it is still in the page: only then the browser gives the focus back.
  useLayoutEffect(() => {
    const element = dialog.current;
    if (element && !element.open) element.showModal();
    // Not the first button, which is Yes: a key that is still held down must not answer.
    element?.focus();
    return () => element?.close();
  }, []);
  return dialog;
}

/**
 * A question over the page, with one button that does it and one that leaves things as they are. Leaving is also Escape
 * and a click beside it; while it is `busy` nothing of that does anything.
 */
export function ModalDialog({
  title,
  yes,
  no,
  busy,
  busyText,
  onYes,
  onNo,
  children,
}: {
  readonly title: string;
  readonly yes: string;
  readonly no: string;
  readonly busy: boolean;
  /** What is going on while it is busy; it is read out. */
  readonly busyText: string;
  readonly onYes: () => void;
  readonly onNo: () => void;
  /** What the answer is about. It describes the dialog. */
  readonly children: ReactNode;
}) {
  const dialog = useModal();
  const id = useId();
  const leave = () => {
    if (!busy) onNo();
  };
  const submit = (event: SubmitEvent) => {
    event.preventDefault();
    if (!busy) onYes();
  };
  return (
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-noninteractive-element-interactions -- Escape is the dialog's own.
    <dialog
      ref={dialog}
      className={styles.dialog}
      tabIndex={-1}
      aria-labelledby={id}
      aria-describedby={`${id}content`}
      onCancel={(event) => {
        event.preventDefault();
        leave();
      }}
      onClose={() => {
        // The browser closes a modal by itself when Escape is pressed again; the page has to know.
        if (!dialog.current || dialog.current.open) return;
        if (busy) dialog.current.showModal();
        else onNo();
      }}
      onClick={(event) => {
        if (event.target === dialog.current) leave();
      }}
    >
      <form className={styles.form} onSubmit={submit}>
        <h2 id={id} className={styles.title}>
          {title}
        </h2>
        <div id={`${id}content`} className={styles.content}>
          {children}
        </div>
        <div className={styles.actions}>
          <span role="status" className={styles.status}>
            {busy && busyText}
          </span>
          <Button type="submit" look="primary" busy={busy}>
            {yes}
          </Button>
          <Button busy={busy} onClick={onNo}>
            {no}
          </Button>
        </div>
      </form>
    </dialog>
  );
}
