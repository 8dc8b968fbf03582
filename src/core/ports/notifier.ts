/** Something a person should hear of although the window is not in front. `route` is where a click leads, as in the address of the page. */
export interface Notice {
  title: string;
  text: string;
  route: readonly string[];
}

/** Tells the person through the operating system. Decides by itself whether they are looking already; never fails. */
export interface Notifier {
  notify(notice: Notice): void;
}

/** For programs without a desktop. */
export const silentNotifier: Notifier = { notify() {} };
