import type { Locator, Page } from '@playwright/test';

/** The panel in which users and groups are picked. */
export interface PickerPanel {
  readonly panel: Locator;
  readonly selected: Locator;
  /** Types into the search as a person does. */
  search(text: string): Promise<void>;
  /** What was found under that name. */
  match(name: string): Locator;
  pick(name: string): Promise<void>;
  remove(name: string): Promise<void>;
  /** Saves the selection, which makes a plan and opens its page. */
  save(): Promise<void>;
  cancel(): Promise<void>;
}

type PickerTitle = 'Select users and groups to share' | 'Edit shared users and groups';

/** Share users: what is shared, the three flows, and the notes. */
export interface ShareUsersPage {
  readonly address: string;
  readonly selectUsersAndGroups: Locator;
  readonly editSharedUsersAndGroups: Locator;
  readonly shareCurrentUserScope: Locator;
  open(): Promise<void>;
  /** Opens the picker by `flow`, the button for what is the case. */
  choose(flow: PickerTitle): Promise<PickerPanel>;
  /** The picker of that title, wherever it was opened. */
  picker(title: PickerTitle): PickerPanel;
}

/** The Share users page on `page`. */
export function shareUsersPage(page: Page): ShareUsersPage {
  const address = '/multitenant-collaboration/share-users';
  const flow = (name: string): Locator => page.getByRole('button', { name, exact: true });
  return {
    address,
    selectUsersAndGroups: flow('Select users and groups to share'),
    editSharedUsersAndGroups: flow('Edit shared users and groups'),
    shareCurrentUserScope: flow('Share current user scope'),
    picker: (title) => shownPicker(page, page.getByRole('dialog', { name: title })),
    async open() {
      await page.goto(address);
      await page.getByRole('heading', { name: 'Shared now' }).waitFor();
    },
    async choose(name) {
      await flow(name).click();
      const panel = page.getByRole('dialog', { name });
      await panel.waitFor();
      return shownPicker(page, panel);
    },
  };
}

/** The picker on `page` whose panel is `panel`, open already. */
export function shownPicker(page: Page, panel: Locator): PickerPanel {
  const match = (name: string): Locator =>
    panel
      .getByRole('listbox', { name: 'Users and groups found' })
      .getByRole('option')
      .filter({ has: page.getByText(name, { exact: true }) });
  return {
    panel,
    selected: panel.getByRole('region', { name: 'Selected' }).getByRole('listitem'),
    async search(text) {
      await panel.getByRole('combobox', { name: 'Users and groups' }).pressSequentially(text);
    },
    match,
    async pick(name) {
      await match(name).click();
    },
    async remove(name) {
      await panel.getByRole('button', { name: `Remove ${name}` }).click();
    },
    async save() {
      await panel.getByRole('button', { name: 'Save' }).click();
      await page.waitForURL(/\/plans\//);
      await page.getByRole('heading', { level: 1, name: /^Plan: / }).waitFor();
    },
    async cancel() {
      await panel.getByRole('button', { name: 'Cancel' }).click();
    },
  };
}
