import { webDarkTheme, webLightTheme } from '@fluentui/react-components';
import type { Theme } from '@fluentui/react-components';
import { useSyncExternalStore } from 'react';

/** The colours a person chose; `system` follows the device. */
export type ThemeChoice = 'light' | 'dark' | 'system';

const storageKey = 'tenantry.theme';
const fontFamilyBase = "'Segoe UI', 'Segoe UI Web (West European)', -apple-system, 'Open Sans Variable', sans-serif";

/** Fluent's themes with the portal's fonts. */
export const themes: Readonly<Record<'light' | 'dark', Theme>> = {
  light: { ...webLightTheme, fontFamilyBase },
  dark: { ...webDarkTheme, fontFamilyBase },
};

const systemDark = window.matchMedia('(prefers-color-scheme: dark)');
const listeners = new Set<() => void>();
let choice: ThemeChoice = storedChoice();

function storedChoice(): ThemeChoice {
  try {
    const stored = localStorage.getItem(storageKey);
    return stored === 'light' || stored === 'dark' ? stored : 'system';
  } catch {
    return 'system';
  }
}

function effective(): 'light' | 'dark' {
  if (choice !== 'system') return choice;
  return systemDark.matches ? 'dark' : 'light';
}

function changed(): void {
  document.documentElement.dataset.theme = effective();
  for (const listener of listeners) listener();
}

systemDark.addEventListener('change', changed);

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** Chooses the colours, now and for the next visits with this browser. */
export function chooseTheme(next: ThemeChoice): void {
  choice = next;
  try {
    localStorage.setItem(storageKey, next);
  } catch {
    // Storage is blocked: the choice holds until the page is left.
  }
  changed();
}

/** What was chosen. */
export function useThemeChoice(): ThemeChoice {
  return useSyncExternalStore(subscribe, () => choice);
}

/** The colours in use. */
export function useEffectiveTheme(): 'light' | 'dark' {
  return useSyncExternalStore(subscribe, effective);
}
