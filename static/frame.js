/* The loader's part for a frame: inline at the end of embedded pages.

   It leaves one section or block alone where the address asks for one (?section, ?block), and tells
   the page around the frame how high the content is, once after each change has settled. That page
   can ask to be told again ("yitu:hello"), also on a port that it sends with that, and nothing else;
   no message changes anything here. */
(function (window, document) {
  var page = document.documentElement;
  var body = document.body;
  var me = document.currentScript;
  var outer = window.parent;

  function query(name) {
    var found = new RegExp("[?&]" + name + "=([^&]*)").exec(window.location.search);
    try {
      return found ? decodeURIComponent(found[1].replace(/\+/g, " ")) : "";
    } catch (broken) {
      return "";
    }
  }

  /* Everything beside the chosen one and beside what holds it is hidden. */
  function only(chosen) {
    for (var one = chosen; one !== body; one = one.parentNode) {
      [].forEach.call(one.parentNode.children, function (other) {
        if (other !== one && !/^(SCRIPT|SVG)$/i.test(other.tagName)) other.hidden = true;
      });
    }
    page.setAttribute("data-only", "");
    /* Nothing stands above its title any more. */
    var title = chosen.querySelector("h3");
    if (title && chosen.hasAttribute("data-block")) title.setAttribute("aria-level", "2");
    var more = document.querySelector(".embed-more a");
    for (one = more; one && one !== body; one = one.parentNode) {
      one.hidden = false;
    }
    if (more) more.setAttribute("href", more.getAttribute("href") + "#" + (chosen.id || chosen.firstChild.id));
  }
  function named(kind) {
    var id = query(kind);
    var found = id && document.getElementById(id);
    /* Some ids stand on an anchor within (src/page/anchor.rs). */
    if (found && found.tagName === "A") found = found.parentNode;
    return found && found.hasAttribute("data-" + kind) ? found : null;
  }
  var chosen = named("block") || named("section");
  if (chosen) only(chosen);
  if (!me || outer === window) return;

  var id = query("id") || me.getAttribute("data-id");
  var heights = me.getAttribute("data-heights");
  var pym = query("childId");
  var sent = 0, width = 0, room = window.innerHeight, over = 0, changed = true, tried, timer, current, wire;

  function post(message) {
    outer.postMessage(message, "*");
    if (wire) wire.postMessage(message);
  }
  function send() {
    post({ type: "yitu:height", version: 1, id: id, height: sent });
    if (pym) post("pymxPYMx" + pym + "xPYMxheightxPYMx" + sent);
    if (query("amp") === "1") post({ sentinel: "amp", type: "embed-size", height: sent });
  }
  function settle() {
    /* A frame that is not shown has no width, and no height that means anything. */
    if (!window.innerWidth) return;
    var height = Math.min(100000, Math.max(1, Math.ceil(body.getBoundingClientRect().height)));
    /* Grown for no reason of our own, so perhaps because the frame has been made higher: a page that
       answered would grow without end. If it sticks out by as much as before, it does follow the
       frame. Else one answer tells: what follows grows again. */
    var grown = !changed && height > sent && window.innerWidth === width;
    var echo = grown && (tried || height - window.innerHeight === over);
    tried = grown;
    over = height - window.innerHeight;
    width = window.innerWidth;
    changed = false;
    if (height === sent || echo) return;
    sent = height;
    send();
  }
  function later() {
    clearTimeout(timer);
    timer = setTimeout(settle, 60);
  }

  /* What changes its size while the frame keeps its own changes for a reason of its own. */
  if (window.ResizeObserver) {
    new ResizeObserver(function () {
      if (window.innerHeight === room) changed = true;
      later();
    }).observe(body);
  }
  window.addEventListener("resize", function () {
    later();
    /* When what this brings with it has been laid out and observed. */
    window.requestAnimationFrame(function () {
      setTimeout(function () {
        room = window.innerHeight;
      });
    });
  });
  /* Digits that tick change no size. */
  if (window.MutationObserver) {
    new MutationObserver(function (changes) {
      changed = changes.some(function (change) {
        return !change.target.closest('[data-island="counter"]');
      }) || changed;
      if (changed) later();
    }).observe(page, { subtree: true, childList: true, attributes: true, attributeFilter: ["hidden", "open", "data-scale"] });
  }
  window.addEventListener("message", function (event) {
    var data = event.data;
    if (event.source !== outer || !data || data.type !== "yitu:hello") return;
    wire = event.ports[0];
    post({ type: "yitu:ready" });
    if (sent) send();
    if (heights && !chosen && !query("scale")) post({ type: "yitu:heights", version: 1, heights: heights });
  });
  post({ type: "yitu:ready" });
  settle();

  /* The section of which most is to be seen. */
  if (!window.IntersectionObserver) return;
  var seen = {};
  var steps = [];
  while (steps.length < 40) steps.push(steps.length / 40);
  var watch = new IntersectionObserver(function (entries) {
    entries.forEach(function (entry) {
      seen[entry.target.getAttribute("data-section")] = entry.isIntersecting ? entry.intersectionRect.height : 0;
    });
    var most = Object.keys(seen).sort(function (one, other) {
      return seen[other] - seen[one];
    })[0];
    if (!most || !seen[most] || most === current) return;
    current = most;
    post({ type: "yitu:section", section: most });
  }, { threshold: steps });
  [].forEach.call(document.querySelectorAll("[data-section]"), function (section) {
    watch.observe(section);
  });
})(window, document);
