import type { KeyboardEvent } from 'react';

/** Arrow keys move from link to link of a list. */
export function goThroughList(event: KeyboardEvent<HTMLAnchorElement>): void {
  const item = event.currentTarget.parentElement;
  const next = { ArrowDown: item?.nextElementSibling, ArrowUp: item?.previousElementSibling }[
    event.key
  ];
  if (!next) return;
  event.preventDefault();
  next.querySelector('a')?.focus();
}
