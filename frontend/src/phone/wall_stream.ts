// A workshop's wall, followed as long as anything on the page shows it.

import { useEffect, useMemo } from "preact/hooks";
import type { StreamRecords } from "../live/connection";
import { useSession } from "./context";

const users = new Map<string, number>();

export function useWall(item: string): StreamRecords {
  const live = useSession().live.value!;
  const stream = `wall:${item}`;
  useEffect(() => {
    users.set(stream, (users.get(stream) ?? 0) + 1);
    return () => {
      users.set(stream, users.get(stream)! - 1);
      if (!users.get(stream)) live.unfollow(stream);
    };
  }, [live, stream]);
  return useMemo(() => live.stream(stream), [live, stream]);
}
