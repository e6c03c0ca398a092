// Icons of the tool row. Those that point somewhere are turned where people read from the right.

import { Icon } from "./icons";

export const UndoIcon = () => <Icon><path d="M8 13L4 9l4-4M4 9h10a5 5 0 0 1 0 10h-3" /></Icon>;
export const RedoIcon = () => <Icon><path d="M16 13l4-4-4-4M20 9H10a5 5 0 0 0 0 10h3" /></Icon>;
export const SearchIcon = () => <Icon><circle cx="11" cy="11" r="6" /><path d="M20 20l-4.5-4.5" /></Icon>;
