/** Displays as views of Open MCT. */
import { h, replace } from "./dom";
import { text } from "./i18n";
import { reason } from "./api";
import type { Mission } from "./mission";
import { settings } from "./settings";
import { displayType } from "./tree";
import type { Display } from "./zarya";

export interface Screen { element: HTMLElement; stop(): void }

/** Registers how a kind of display is shown. */
export function addDisplay(mission: Mission, kind: string, make: (mission: Mission, file: Display) => Screen): void {
  addView(mission, `zarya.view.${kind}`, displayType(kind), async name => make(mission, await mission.zarya.display(name)));
}

/** Registers how a type of object is shown. */
export function addView(mission: Mission, key: string, type: string, make: (file: string) => Promise<Screen>): void {
  mission.openmct.objectViews.addProvider({
    key,
    name: text("type.display"),
    cssClass: "icon-layout",
    canView: object => object.type === type,
    priority: () => mission.openmct.priority.HIGH + 1,
    view: object => {
      let screen: Screen | undefined;
      let isGone = false;
      return {
        show: element => {
          const place = h("div", { class: `z-display z-${settings.theme}`, lang: settings.language }, h("p", { role: "status" }, text("state.loading")));
          element.append(place);
          make(object.zarya?.file ?? "").then(made => {
            if (isGone) return made.stop();
            screen = made;
            replace(place, made.element);
          }, (cause: unknown) => replace(place, h("p", { role: "alert", class: "z-error" }, text("state.failed", reason(cause)))));
        },
        destroy: () => {
          isGone = true;
          screen?.stop();
        },
      };
    },
  });
}
