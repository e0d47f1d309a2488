/** Work that is done again and again while a display is open: never twice at once, and what goes wrong is said with what to do. */
import { reason } from "./api";
import { h, replace } from "./dom";
import { text } from "./i18n";

export interface Repetition { stop(): void; now(): void }

export function repeat(status: HTMLElement, period: number, work: (signal: AbortSignal) => Promise<void>): Repetition {
  const control = new AbortController();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isBusy = false;
  let isAskedAgain = false;
  replace(status, h("span", { class: "z-busy" }, text("state.loading")));
  const run = async (): Promise<void> => {
    isBusy = true;
    try {
      await work(control.signal);
      replace(status);
    } catch (cause) {
      if (!control.signal.aborted) replace(status, h("span", { class: "z-error" }, text("state.failed", reason(cause))));
    }
    isBusy = false;
    if (control.signal.aborted) return;
    timer = setTimeout(() => void run(), isAskedAgain ? 0 : period);
    isAskedAgain = false;
  };
  void run();
  return {
    stop: () => {
      control.abort();
      clearTimeout(timer);
    },
    now: () => {
      if (control.signal.aborted) return;
      if (isBusy) isAskedAgain = true;
      else {
        clearTimeout(timer);
        void run();
      }
    },
  };
}

/** Does what a button asks for: the button waits, and the outcome is said. */
export async function act(button: HTMLButtonElement, said: HTMLElement, work: () => Promise<unknown>, done: string): Promise<boolean> {
  button.disabled = true;
  replace(said, text("state.working"));
  try {
    await work();
    replace(said, done);
    return true;
  } catch (cause) {
    replace(said, h("span", { class: "z-error" }, text("state.refused", reason(cause))));
    return false;
  } finally {
    button.disabled = false;
  }
}
