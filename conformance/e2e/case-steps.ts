import type { BrowserContext, Locator, Page } from 'playwright-core'
import { expect } from 'vitest'
import { dayAfter } from '../../demo/calendar.ts'
import { demoPresent } from '../../demo/world.ts'
import { settle, type Visit } from './browser.ts'

export interface NewCase {
  readonly record: string
  readonly id: string
  readonly number: string
}

export type Values = Readonly<Record<string, unknown>>

/** The demo township's day, so many days from its present one. */
export const day = (offset = 0) => dayAfter(demoPresent, offset)

export async function addRecord(context: BrowserContext, ledger: string, values: Values): Promise<string> {
  const answer = await context.request.post(`/api/ledgers/${ledger}/records`, { data: { values } })
  expect(answer.status(), await answer.text()).toBe(200)
  return (await answer.json()).id
}

export async function readRecord(context: BrowserContext, ledger: string, id: string): Promise<Values> {
  return (await (await context.request.get(`/api/ledgers/${ledger}/records/${id}`)).json()).values
}

/** The present records of a ledger where fields have these values. */
export async function findRecords(
  context: BrowserContext,
  ledger: string,
  where: Readonly<Record<string, string>>,
): Promise<readonly { readonly id: string; readonly values: Values }[]> {
  const filters = Object.entries(where).map(([field, value]) => ({ field, operator: '=', value }))
  const answer = await context.request.post(`/api/ledgers/${ledger}/query`, { data: { limit: 100, filters } })
  expect(answer.status(), await answer.text()).toBe(200)
  return (await answer.json()).records
}

/** The case over a record whose loop opens by itself. */
export async function caseOf(context: BrowserContext, ledger: string, record: string): Promise<NewCase> {
  const [found] = await (await context.request.get(`/api/ledgers/${ledger}/records/${record}/cases`)).json()
  return { record, id: found.id, number: found.number }
}

/** A record of a loop that opens by itself, and its case. */
export async function openCaseOf(context: BrowserContext, ledger: string, values: Values): Promise<NewCase> {
  return caseOf(context, ledger, await addRecord(context, ledger, values))
}

/** What stands in the card that says where a case is now. */
export const now = (page: Page) => page.getByRole('region', { name: '现在' })

/** Why the two-person rule keeps somebody from a step. */
export const another = (label: string) => `“${label}”要由另一个人来办`

/** Somebody goes: their page has complained about nothing. */
export async function leave(...visits: readonly Visit[]): Promise<void> {
  for (const { complaints, context } of visits) {
    expect(complaints).toEqual([])
    await context.close()
  }
}

/** The case has ended well, and there is nothing left to do. */
export async function expectDone({ page }: Visit): Promise<void> {
  await now(page).getByText('已办结', { exact: true }).last().waitFor()
  await settle(page)
  expect(await now(page).getByRole('button').count(), 'nothing is left to do').toBe(0)
}

/** Answers what a step asks for in its sheet, and takes it. */
export async function inSheet(page: Page, button: string, fill: (sheet: Locator) => Promise<void>): Promise<void> {
  const sheet = page.getByRole('dialog')
  await sheet.getByRole('button', { name: button, exact: true }).waitFor()
  await fill(sheet)
  await sheet.getByRole('button', { name: button, exact: true }).click()
}

export interface Answers {
  /** By label; a choice by the label of its option, a day as YYYY-MM-DD. */
  readonly fields?: Readonly<Record<string, string>>
  readonly opinion?: string
  readonly evidence?: true
}

/** Presses a step on the page of a case, answers what it asks for, and waits for the state that it leads to. */
export async function takeStep(page: Page, label: string, leadsTo: string, answers?: Answers): Promise<void> {
  await pressStep(page, label)
  if (answers !== undefined) await inSheet(page, label, (sheet) => answer(sheet, answers))
  await now(page).getByRole('heading', { name: leadsTo, exact: true }).waitFor()
}

export async function pressStep(page: Page, label: string): Promise<void> {
  await now(page)
    .getByRole('button', { name: new RegExp(`^${label}：`) })
    .click()
}

/** The step is no button for this person; the card says why. */
export async function expectRefused(page: Page, label: string, why: string): Promise<void> {
  const reason = now(page).getByRole('listitem').filter({ hasText: label }).filter({ hasText: why })
  await reason.first().waitFor()
  expect(
    await now(page)
      .getByRole('button', { name: new RegExp(`^${label}：`) })
      .count(),
  ).toBe(0)
}

export async function answer(sheet: Locator, { fields = {}, opinion, evidence }: Answers): Promise<void> {
  for (const [label, value] of Object.entries(fields)) await fillField(sheet.getByLabel(label, { exact: true }).first(), value)
  if (opinion !== undefined) await sheet.getByLabel(/^(意见|退回理由|仍要办理的理由)$/).fill(opinion)
  if (evidence) {
    await sheet.getByLabel('选佐证文件').setInputFiles({ name: '现场.png', mimeType: 'image/png', buffer: picture })
    await sheet.getByRole('listitem').filter({ hasText: '现场.png' }).waitFor()
  }
}

async function fillField(input: Locator, value: string): Promise<void> {
  await input.fill(value)
  const chosen = (await input.getAttribute('role')) === 'combobox' || /^\d{4}-\d\d-\d\d$/.test(value)
  if (chosen) await input.press('Enter')
}

const picture = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64')

/** The village of whoever is signed in, by their record in the roster: they write nowhere else. */
export async function ownVillage(context: BrowserContext): Promise<string> {
  const { user } = await (await context.request.get('/api/session')).json()
  const record = await (await context.request.get(`/api/ledgers/cadre/records/${user.cadre}`)).json()
  return record.values.village
}
