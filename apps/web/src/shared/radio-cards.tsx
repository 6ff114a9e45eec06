import { useId } from 'react';
import type { ReactNode } from 'react';
import styles from './radio-cards.module.css';

/** One of several ways, with what follows from it. */
export interface RadioCard<Value extends string> {
  readonly value: Value;
  readonly title: string;
  readonly children?: ReactNode;
}

/**
 * A choice between a few ways, each on a card that says what follows. Nothing is chosen beforehand unless `value` says so;
 * `fault` tells that one has to be.
 */
export function RadioCards<Value extends string>({
  legend,
  cards,
  value,
  fault,
  onChoose,
}: {
  readonly legend: string;
  readonly cards: readonly RadioCard<Value>[];
  readonly value: Value | undefined;
  readonly fault?: string | undefined;
  readonly onChoose: (value: Value) => void;
}) {
  const id = useId();
  return (
    <fieldset className={styles.cards} aria-describedby={`${id}fault`}>
      <legend>{legend}</legend>
      {cards.map((card) => (
        <div key={card.value} className={styles.card}>
          <input
            type="radio"
            id={`${id}${card.value}`}
            name={id}
            value={card.value}
            checked={card.value === value}
            aria-describedby={`${id}${card.value}text`}
            onChange={() => {
              onChoose(card.value);
            }}
          />
          <div>
            <label htmlFor={`${id}${card.value}`}>{card.title}</label>
            <div id={`${id}${card.value}text`} className={styles.text}>
              {card.children}
            </div>
          </div>
        </div>
      ))}
      <p id={`${id}fault`} role="alert" className={styles.fault}>
        {fault}
      </p>
    </fieldset>
  );
}
