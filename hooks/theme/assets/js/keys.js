/* What Material's script, which runs before this one, leaves undone: buttons that open search, the focus back where it
   was when search closes, and Escape for the menu. */
const search = document.querySelector(".md-search")
const menu = document.getElementById("__drawer")

if (search) {
  const buttons = document.querySelectorAll("[data-opens=search]")
  const field = search.querySelector(".md-search__input")
  let before = buttons[0]
  buttons.forEach(button => button.addEventListener("click", () => field.focus()))
  field.addEventListener("focus", ({relatedTarget}) => {
    if (!search.contains(relatedTarget)) before = relatedTarget ?? buttons[0]
  })
  document.getElementById("__search").addEventListener("change", ({target}) => {
    if (!target.checked) before.focus({preventScroll: true})
  })
}

document.addEventListener("keydown", ({key}) => {
  if (key === "Escape" && menu.checked) {
    menu.checked = false
    menu.focus()
  }
})
