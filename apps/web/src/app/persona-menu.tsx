import { SignOut20Regular } from '@fluentui/react-icons/svg/sign-out';
import { call } from '@tenantry/contract/client';
import type { Session } from '@tenantry/contract';
import { useMutation } from '@tanstack/react-query';
import { useId } from 'react';
import { Button } from '../shared/button.tsx';
import { InitialsTile } from '../shared/initials-tile.tsx';
import { ProblemPanel } from '../shared/problem-panel.tsx';
import styles from './persona-menu.module.css';
import { chooseTheme, useThemeChoice } from './theme.ts';
import type { ThemeChoice } from './theme.ts';

const themeLabels: Record<ThemeChoice, string> = { light: 'Light', dark: 'Dark', system: 'As the device' };
const themeChoices: readonly ThemeChoice[] = ['light', 'dark', 'system'];

function ThemeSwitch() {
  const chosen = useThemeChoice();
  const name = useId();
  return (
    <fieldset className={styles.themes}>
      <legend>Colors</legend>
      {themeChoices.map((choice) => (
        <label key={choice}>
          <input
            type="radio"
            name={name}
            checked={chosen === choice}
            onChange={() => {
              chooseTheme(choice);
            }}
          />
          {themeLabels[choice]}
        </label>
      ))}
    </fieldset>
  );
}

/** Who is signed in and by which role, the colours, and the way out. */
export function PersonaMenu({ session }: { readonly session: Session }) {
  const id = useId();
  const { user, role, homeTenant } = session;
  const signOut = useMutation({
    mutationFn: () => call('session.end', {}),
    onSuccess: ({ logoutUrl }) => {
      window.location.assign(logoutUrl);
    },
  });
  return (
    <div className={styles.persona}>
      <button type="button" className={styles.button} popoverTarget={id} aria-label={`Account of ${user.displayName}`}>
        <InitialsTile name={user.displayName} round />
      </button>
      <div id={id} popover="auto" className={styles.panel} role="dialog" aria-label="Account">
        <p className={styles.name}>{user.displayName}</p>
        <p className={styles.detail}>{user.userPrincipalName}</p>
        <p className={styles.role}>{role}</p>
        <p className={styles.detail}>
          {homeTenant.displayName} ({homeTenant.domain})
        </p>
        <ThemeSwitch />
        {signOut.error && <ProblemPanel error={signOut.error} />}
        <Button
          icon={<SignOut20Regular />}
          busy={signOut.isPending}
          onClick={() => {
            signOut.mutate();
          }}
        >
          Sign out
        </Button>
      </div>
    </div>
  );
}
