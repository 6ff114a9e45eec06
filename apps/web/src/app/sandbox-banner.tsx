import { Beaker16Regular } from '@fluentui/react-icons/svg/beaker';
import styles from './sandbox-banner.module.css';

/** Says that nothing here is real, and leads to where the sandbox is controlled. */
export function SandboxBanner({ controlUrl }: { readonly controlUrl: string }) {
  return (
    <aside className={styles.banner} aria-label="Sandbox">
      <Beaker16Regular aria-hidden="true" />
      <span>
        Sandbox: the directory is simulated, nobody real is touched. <a href={controlUrl}>Control the sandbox</a>
      </span>
    </aside>
  );
}
