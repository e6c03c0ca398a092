// Drawn here because the page loads nothing from elsewhere. They repeat what a label says.

import type { ComponentChildren } from "preact";

export function Icon({ children }: { children: ComponentChildren }) {
  return (
    <svg class="icon" viewBox="0 0 24 24" width="20" height="20" fill="none" stroke="currentColor" stroke-width="2"
      stroke-linecap="round" stroke-linejoin="round" aria-hidden="true" focusable="false">
      {children}
    </svg>
  );
}

export const MoveIcon = () => <Icon><path d="M4 6h7M4 12h5M4 18h7M13 12h7M17 8l4 4-4 4" /></Icon>;
export const MoreIcon = () => <Icon><path d="M5 12h.01M12 12h.01M19 12h.01" stroke-width="3" /></Icon>;
export const PlusIcon = () => <Icon><path d="M12 5v14M5 12h14" /></Icon>;
export const TickIcon = () => <Icon><path d="M5 13l4 4 10-10" /></Icon>;
export const AlsoIcon = () => <Icon><path d="M4 4h11v11H4zM9 20h11V9" /></Icon>;
