//! The wasm that a reader's phone loads: mounts every island of the page it finds itself in.

fn main() {
    #[cfg(target_arch = "wasm32")]
    yitu::islands::mount_all();
}
