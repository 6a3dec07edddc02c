import { CloseCircleFilled } from '@ant-design/icons'

/** The cross of a button that empties a field. It is for the mouse: Tab goes on to the next field, and the keyboard empties by deleting. */
export function ClearIcon() {
  return (
    <span ref={leaveTabOrder} role="img" aria-label="清除">
      <CloseCircleFilled aria-hidden />
    </span>
  )
}

/** The button around it belongs to the library, which has no word for this. */
function leaveTabOrder(icon: HTMLElement | null): void {
  icon?.closest('button')?.setAttribute('tabindex', '-1')
}

/** A choice that can be emptied. */
export const clearable = { clearIcon: <ClearIcon />, label: '清除' }
