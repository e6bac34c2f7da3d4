// Presses the download button that stands in the container of class `within`, once for each `number`,
// and hides both. Where this cannot run the button stays, to be pressed by hand.

const PATIENCE = 300 // frames: the button may be drawn a moment later

export default function ({ data, parentElement }) {
  if (parentElement.pressed === data.number) return
  parentElement.pressed = data.number
  press(data.within, PATIENCE)
}

const stop = (event) => event.stopPropagation()

function press(within, left) {
  const place = document.querySelector(`.${within}`)
  const button = place?.querySelector("[data-testid=stDownloadButton] button")
  if (button) {
    place.style.display = "none"
    // An open menu takes a click beside it for a wish to close it.
    document.body.addEventListener("click", stop)
    button.click()
    document.body.removeEventListener("click", stop)
  } else if (left) requestAnimationFrame(() => press(within, left - 1))
}
