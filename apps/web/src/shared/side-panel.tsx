import { Dismiss20Regular } from '@fluentui/react-icons/svg/dismiss';
import { useId, useLayoutEffect, useRef } from 'react';
import type { ReactNode } from 'react';
import styles from './side-panel.module.css';

/**
 * A panel at the side of the window about one thing of the page. It is modal: the focus stays in it, Escape and a click
 * beside it close it, and the focus goes back to where it was.
 */
export function SidePanel({
  title,
  onClose,
  children,
  footer,
}: {
  readonly title: string;
  readonly onClose: () => void;
  readonly children: ReactNode;
  readonly footer?: ReactNode;
}) {
  const dialog = useRef<HTMLDialogElement>(null);
  const id = useId();
  // A layout effect, because closing gives the focus back, and that works only while the dialog is in the page.
  useLayoutEffect(() => {
    const element = dialog.current;
    if (element && !element.open) element.showModal();
    return () => element?.close();
  }, []);
  return (
    // oxlint-disable-next-line jsx-a11y/click-events-have-key-events, jsx-a11y/no-noninteractive-element-interactions -- Escape is the dialog's own.
    <dialog
      ref={dialog}
      className={styles.panel}
      aria-labelledby={id}
      onCancel={(event) => {
        event.preventDefault();
        onClose();
      }}
      onClose={() => {
        // The browser closes a modal by itself when Escape is pressed again; the page has to know.
        if (dialog.current && !dialog.current.open) onClose();
      }}
      onClick={(event) => {
        if (event.target === dialog.current) onClose();
      }}
    >
      <div className={styles.content}>
        <header className={styles.head}>
          <h2 id={id}>{title}</h2>
          <button type="button" className={styles.close} aria-label="Close" onClick={onClose}>
            <Dismiss20Regular />
          </button>
        </header>
        <div className={styles.body}>{children}</div>
        {footer !== undefined && <footer className={styles.footer}>{footer}</footer>}
      </div>
    </dialog>
  );
}
