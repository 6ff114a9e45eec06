import { AnchorButton } from '../../shared/button.tsx';
import { signInHref } from '../../shared/session.ts';
import { Door } from './door.tsx';
import styles from './door.module.css';
import { sessionStrings } from './session-strings.ts';

/** For somebody whose account is known but holds none of the roles that open the portal. */
export function NoAccessPage() {
  return (
    <Door title={sessionStrings.noAccessTitle} lead={sessionStrings.noAccessLead}>
      <p>{sessionStrings.noAccessWho}</p>
      <ul className={styles.roles}>
        {sessionStrings.noAccessRoles.map(({ role, may }) => (
          <li key={role}>
            <strong>{role}</strong>, {may}
          </li>
        ))}
      </ul>
      <p>{sessionStrings.noAccessAfter}</p>
      <AnchorButton href={signInHref('/')}>{sessionStrings.otherAccount}</AnchorButton>
    </Door>
  );
}
