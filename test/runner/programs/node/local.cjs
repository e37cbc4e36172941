exports.scale = 7;
