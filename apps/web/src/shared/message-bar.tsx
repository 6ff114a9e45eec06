import { CheckmarkCircle20Filled } from '@fluentui/react-icons/svg/checkmark-circle';
import { ErrorCircle20Filled } from '@fluentui/react-icons/svg/error-circle';
import { Info20Regular } from '@fluentui/react-icons/svg/info';
import { Warning20Filled } from '@fluentui/react-icons/svg/warning';
import type { ComponentType, ReactNode, SVGProps } from 'react';
import styles from './message-bar.module.css';

type MessageTone = 'info' | 'success' | 'warning' | 'error';

const icons: Record<MessageTone, ComponentType<SVGProps<SVGSVGElement>>> = {
  info: Info20Regular,
  success: CheckmarkCircle20Filled,
  warning: Warning20Filled,
  error: ErrorCircle20Filled,
};

/** A bar across the page with something to know. Give `live` to one that appears by itself, so that it is read out. */
export function MessageBar({
  tone,
  live = false,
  children,
}: {
  readonly tone: MessageTone;
  readonly live?: boolean;
  readonly children: ReactNode;
}) {
  const Icon = icons[tone];
  const role = !live ? undefined : tone === 'error' ? 'alert' : 'status';
  return (
    <div className={`${styles.bar} ${styles[tone]}`} role={role}>
      <Icon aria-hidden="true" />
      <div className={styles.content}>{children}</div>
    </div>
  );
}
