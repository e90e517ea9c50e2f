/** Calls `work` once, when the element is on the screen, or within `margin` of it. */
export const near = (work, margin = '0px') => (node) => {
  const observer = new IntersectionObserver((entries) => {
    if (!entries.some((entry) => entry.isIntersecting)) return;
    observer.disconnect();
    work(node);
  }, { rootMargin: margin });
  observer.observe(node);
  return () => observer.disconnect();
};
