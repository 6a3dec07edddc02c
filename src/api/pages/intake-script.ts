import { createHash } from 'node:crypto'
import { publicRoot } from './addresses.ts'

/** Shows similar ones while somebody types. The form works without it: then they are shown before it is taken. */
const script = `
(function () {
  var form = document.querySelector('form[data-similar]')
  var box = document.getElementById('similar')
  if (!form || !box || !window.fetch) return
  var names = form.getAttribute('data-asks').split(',')
  var field = function (name) { return form.querySelector('[name="' + name + '"]') }
  var timer, last = ''
  function ask() {
    var text = names.map(function (name) { return field(name).value }).join(' ').trim().slice(0, 200)
    if (text === last) return
    last = text
    if (text.length < 4) { box.innerHTML = ''; return }
    fetch(form.getAttribute('data-similar') + encodeURIComponent(text))
      .then(function (answer) { return answer.ok ? answer.text() : Promise.reject() })
      .then(function (markup) {
        if (text !== last) return
        box.innerHTML = markup
        field('seen').value = '1'
      })
      .catch(function () { last = '' })
  }
  form.addEventListener('input', function () { clearTimeout(timer); timer = setTimeout(ask, 400) })
})()
`.trim()

export const intakeScript = Buffer.from(`${script}\n`)
export const intakeScriptAddress = `${publicRoot}/similar.${createHash('sha256').update(intakeScript).digest('hex').slice(0, 12)}.js`
