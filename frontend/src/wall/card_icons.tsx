// Signs on cards. Each stands beside a word, seen or for screen readers.

import { Icon } from "./icons";

export const ConflictIcon = () => <Icon><path d="M13 2L5 14h6l-1 8 9-13h-6z" /></Icon>;
export const AskedIcon = () => <Icon><path d="M8 8.5a4 4 0 1 1 5.6 3.7c-1 .5-1.6 1.3-1.6 2.3V16M12 20h.01" /></Icon>;
export const UnreadIcon = () => <Icon><circle cx="12" cy="12" r="7" fill="currentColor" /></Icon>;
