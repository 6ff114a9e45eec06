import styles from './initials-tile.module.css';

const hues = [
  'cranberry',
  'pumpkin',
  'peach',
  'marigold',
  'gold',
  'forest',
  'teal',
  'steel',
  'royalBlue',
  'grape',
  'lilac',
  'pink',
];

/** The first letters of the first and the last word of a name. */
export function initials(name: string): string {
  const words = name.split(/[^\p{Letter}\p{Number}]+/u).filter(Boolean);
  const first = words.at(0)?.at(0) ?? '?';
  const last = words.length > 1 ? (words.at(-1)?.at(0) ?? '') : '';
  return (first + last).toUpperCase();
}

/** A hue that stays with the name, wherever it is shown. */
export function hueOf(name: string): string {
  let hash = 0;
  for (const character of name) hash = (hash * 31 + (character.codePointAt(0) ?? 0)) % 9973;
  return hues[hash % hues.length] ?? 'steel';
}

/** A square with the initials of a name, in a colour of its own; only decoration beside the name itself. */
export function InitialsTile({ name, round = false }: { readonly name: string; readonly round?: boolean }) {
  return (
    <span className={`${styles.tile} ${styles[hueOf(name)]} ${round ? styles.round : ''}`} aria-hidden="true">
      {initials(name)}
    </span>
  );
}
