// Registers the service worker, so that the page opens without a network.

interface ScriptPolicy {
  createScriptURL(address: string): string;
}

interface TrustedTypes {
  createPolicy(name: string, rules: ScriptPolicy): ScriptPolicy;
}

/** Where the browser demands trusted types, the one address of ours is vouched for. */
function workerAddress(): string {
  const { trustedTypes } = globalThis as { trustedTypes?: TrustedTypes };
  const rules = { createScriptURL: (address: string) => address };
  return (trustedTypes?.createPolicy("teilhabe-worker", rules) ?? rules).createScriptURL("/sw.js");
}

export function registerWorker(): void {
  // Without HTTPS there is none; the outbox works all the same.
  navigator.serviceWorker?.register(workerAddress()).catch(() => undefined);
}
