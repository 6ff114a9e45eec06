import { ArrowSyncCircle16Regular } from '@fluentui/react-icons/svg/arrow-sync-circle';
import { CheckmarkCircle16Filled } from '@fluentui/react-icons/svg/checkmark-circle';
import { Clock16Regular } from '@fluentui/react-icons/svg/clock';
import { ErrorCircle16Filled } from '@fluentui/react-icons/svg/error-circle';
import { Info16Regular } from '@fluentui/react-icons/svg/info';
import { PauseCircle16Regular } from '@fluentui/react-icons/svg/pause-circle';
import { QuestionCircle16Regular } from '@fluentui/react-icons/svg/question-circle';
import { SubtractCircle16Regular } from '@fluentui/react-icons/svg/subtract-circle';
import { Warning16Filled } from '@fluentui/react-icons/svg/warning';
import type { ComponentType, ReactNode, SVGProps } from 'react';
import styles from './status-text.module.css';

/** What a status means for the one who looks; the words say which status it is. */
export type Tone = 'success' | 'progress' | 'waiting' | 'paused' | 'warning' | 'error' | 'info' | 'unknown' | 'none';

const icons: Record<Tone, ComponentType<SVGProps<SVGSVGElement>>> = {
  success: CheckmarkCircle16Filled,
  progress: ArrowSyncCircle16Regular,
  waiting: Clock16Regular,
  paused: PauseCircle16Regular,
  warning: Warning16Filled,
  error: ErrorCircle16Filled,
  info: Info16Regular,
  unknown: QuestionCircle16Regular,
  none: SubtractCircle16Regular,
};

/** A status: a coloured icon and plain words. The colour never says it alone. */
export function StatusText({ tone, children }: { readonly tone: Tone; readonly children: ReactNode }) {
  const Icon = icons[tone];
  return (
    <span className={styles.status}>
      <Icon className={styles[tone]} aria-hidden="true" />
      <span>{children}</span>
    </span>
  );
}
