import { createContext } from "preact";
import { useContext } from "preact/hooks";
import type { Session } from "./session";

export const PhoneContext = createContext<Session | null>(null);

/** What the phone page knows. */
export function useSession(): Session {
  return useContext(PhoneContext)!;
}
