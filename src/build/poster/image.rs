//! Slices of a page become one picture with a palette: flat colours need no more, and a phone on a
//! train gets a tenth of the bytes.

use std::collections::HashMap;
use std::fs::File;
use std::io::BufReader;
use std::path::Path;

use anyhow::{Context, Result, ensure};
use color_quant::NeuQuant;
use png::{BitDepth, ColorType, Decoder, Encoder, Transformations};

/// What the page that a picture shows is called in the picture itself.
const SOURCE: &str = "yitu:source";
/// The colours of a palette.
const COLOURS: usize = 256;
/// The palette is learned from every seventh pixel, from 1 (all) to 30.
const SAMPLE: i32 = 7;

/// The page that a picture shows, when there is such a picture.
pub(super) fn source_of(file: &Path) -> Option<String> {
    let reader = Decoder::new(BufReader::new(File::open(file).ok()?)).read_info().ok()?;
    let texts = &reader.info().uncompressed_latin1_text;
    texts.iter().find(|text| text.keyword == SOURCE).map(|text| text.text.clone())
}

/// One PNG of all slices, from top to bottom.
///
/// # Errors
/// When a slice is no PNG, or not as wide as the others.
pub(super) fn join(slices: &[Vec<u8>], source: &str) -> Result<Vec<u8>> {
    let (mut pixels, mut width) = (Vec::new(), 0);
    for slice in slices {
        let (across, rgba) = decode(slice)?;
        ensure!(width == 0 || width == across, "slices of {width} and {across} pixels");
        width = across;
        pixels.extend(rgba);
    }
    ensure!(width > 0, "there is no slice");
    let height = u32::try_from(pixels.len() / 4 / width as usize).context("too high")?;
    let palette = NeuQuant::new(SAMPLE, COLOURS, &pixels);
    let mut known = HashMap::new();
    let indexes: Vec<u8> = pixels
        .chunks_exact(4)
        .map(|pixel| {
            *known
                .entry([pixel[0], pixel[1], pixel[2]])
                .or_insert_with(|| u8::try_from(palette.index_of(pixel)).unwrap_or_default())
        })
        .collect();
    encode(width, height, &palette.color_map_rgb(), &indexes, source)
}

fn decode(slice: &[u8]) -> Result<(u32, Vec<u8>)> {
    let mut decoder = Decoder::new(std::io::Cursor::new(slice));
    decoder.set_transformations(Transformations::ALPHA | Transformations::STRIP_16);
    let mut reader = decoder.read_info().context("the browser's picture is no PNG")?;
    let size = reader.output_buffer_size().context("the browser's picture is too large")?;
    let mut rgba = vec![0; size];
    let info = reader.next_frame(&mut rgba).context("the browser's picture is cut off")?;
    rgba.truncate(info.buffer_size());
    ensure!(info.color_type == ColorType::Rgba, "the browser's picture has no colours");
    Ok((info.width, rgba))
}

fn encode(
    width: u32,
    height: u32,
    palette: &[u8],
    indexes: &[u8],
    source: &str,
) -> Result<Vec<u8>> {
    let mut png = Vec::new();
    let mut encoder = Encoder::new(&mut png, width, height);
    encoder.set_color(ColorType::Indexed);
    encoder.set_depth(BitDepth::Eight);
    encoder.set_palette(palette.to_vec());
    encoder.set_compression(png::Compression::High);
    encoder.set_filter(png::Filter::NoFilter);
    encoder.add_text_chunk(SOURCE.to_owned(), source.to_owned())?;
    encoder.write_header()?.write_image_data(indexes)?;
    Ok(png)
}
