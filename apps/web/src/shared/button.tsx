import { createLink } from '@tanstack/react-router';
import type { AnchorHTMLAttributes, ButtonHTMLAttributes, ReactNode } from 'react';
import styles from './button.module.css';

interface Look {
  /** One primary button per page; `secondary` has a frame, `subtle` has none. */
  readonly look?: 'primary' | 'secondary' | 'subtle';
  readonly icon?: ReactNode;
}

function classes(look: Look['look'], className: string | undefined): string {
  return [styles.button, styles[look ?? 'secondary'], className].filter(Boolean).join(' ');
}

/** A button. While it is `busy` it keeps its place and its focus, and does nothing. */
export function Button({
  look,
  icon,
  busy = false,
  className,
  children,
  onClick,
  type = 'button',
  ...rest
}: Look & ButtonHTMLAttributes<HTMLButtonElement> & { readonly busy?: boolean }) {
  return (
    <button
      {...rest}
      // The attribute is told rather than the button disabled: a disabled button loses the focus.
      aria-disabled={busy || rest['aria-disabled']}
      type={type}
      className={classes(look, className)}
      onClick={(event) => {
        if (busy) event.preventDefault();
        else onClick?.(event);
      }}
    >
      {icon}
      {children}
    </button>
  );
}

/** A link to another site or to a path outside the pages, in the look of a button. */
export function AnchorButton({
  look,
  icon,
  className,
  children,
  ...rest
}: Look & AnchorHTMLAttributes<HTMLAnchorElement>) {
  return (
    <a {...rest} className={classes(look, className)}>
      {icon}
      {children}
    </a>
  );
}

/** A link to a page of the portal, in the look of a button. */
export const LinkButton = createLink(AnchorButton);
