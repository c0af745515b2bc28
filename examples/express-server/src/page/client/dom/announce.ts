/** Says something to screen readers, without moving the focus. The element is in the page from the beginning. */
export function announce(message: string): void {
  const region = document.getElementById('announcements');
  if (region !== null && region.textContent !== message) region.textContent = message;
}
