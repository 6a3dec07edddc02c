import type { KeyboardEvent } from 'react'

/** Whether a key empties a choice: Delete or Backspace where nothing is typed to search by. Its clear button is for the mouse only. */
export function emptiesChoice({ key, target }: KeyboardEvent): boolean {
  return (key === 'Backspace' || key === 'Delete') && target instanceof HTMLInputElement && target.value === ''
}
